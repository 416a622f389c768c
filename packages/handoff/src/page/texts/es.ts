import type { Texts } from './texts';

export const es: Texts = {
  title: 'Vincular un dispositivo con tu llave de acceso',
  linkingSession: (session) => `Sesión «${session}»`,
  onServer: (server) => `en ${server}`,
  newDevice:
    'Esto añade un dispositivo NUEVO a tu cuenta de WhatsApp. Quien opere este servidor podrá leer y enviar tus mensajes.',
  stopIfAsked:
    '¿Otra persona te envió este enlace y no lo esperabas? Detente aquí y no firmes.',
  steps: {
    sign: 'Firmar con tu llave de acceso',
    phone: 'Aprobar en tu teléfono',
    code: 'Comparar el código, si aparece',
    done: 'Vinculado',
  },
  stepState: { now: 'ahora', done: 'hecho', next: 'pendiente' },
  timeLeft: (duration) => `Tiempo restante: ${duration}`,
  codeFree: (duration) =>
    `No hace falta ningún código durante ${duration} más.`,
  codeNeeded: 'Tendrás que comparar un código con tu teléfono.',
  opening: 'Abriendo tu enlace …',
  unreachable:
    'El servidor no responde. Esta página sigue intentándolo; revisa tu conexión.',
  tooOften:
    'Fueron demasiados intentos en un minuto. Espera un minuto e inténtalo de nuevo.',
  openHere: 'Continuar aquí',
  sign: {
    heading: 'Firma con tu llave de acceso',
    here: 'Firmar en este dispositivo',
    hereHint: 'El navegador pedirá huella, rostro, PIN o el teléfono.',
    storeExtension: 'Firmar con la extensión del navegador',
    storeExtensionHint:
      'Hay una extensión de WAHA instalada en este navegador.',
    otherWays: 'Otras formas de firmar',
    helper: 'Con la extensión auxiliar de llaves de acceso',
    helperHint:
      'Si la emparejaste con este servidor, haz clic en su icono: la solicitud espera allí.',
    commandLine: 'Desde una terminal en tu computadora',
    commandLineHint:
      'Abre tu propio Chrome o Edge y pregunta allí. Necesita Node.js y una clave de API de este servidor. Ejecútalo en una copia del código de waha-passkey.',
    snippet: 'Copiando y pegando en un navegador de escritorio',
    snippetHint:
      'Un texto corto, igual para todos, que puedes leer antes. Solo firma lo que pide la vinculación de un dispositivo, y antes te pregunta.',
    snippetOpen: 'Copiar el texto y abrir web.whatsapp.com',
    snippetRead: 'Leer antes el texto',
    snippetPaste:
      'Allí se abre una página sencilla; es correcto. Abre su consola (F12, o ⌥⌘J en un Mac), pega y pulsa Intro. Si el navegador quiere que escribas «allow pasting», hazlo una vez.',
    snippetServer: 'Cuando pida la dirección de tu servidor, escribe:',
    snippetAgree:
      'Comprueba lo que te dice, acepta y responde con tu llave de acceso. Esta página sigue sola.',
    snippetByPaste: '¿Pide en cambio una solicitud?',
    snippetRequest:
      'Entonces el navegador mantiene separadas las dos páginas. Copia esta solicitud y pégala allí:',
    snippetResult:
      'La respuesta está en el portapapeles y en la consola. Vuelve y pégala aquí.',
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand: 'No se pudo copiar. Selecciona el texto y cópialo tú.',
    paste: 'Resultado',
    send: 'Enviar el resultado',
    pasteIsNoAnswer:
      'Eso no es el resultado del paso anterior. Copia todo, desde la primera { hasta la última }.',
    waiting: 'Esperando tu llave de acceso …',
    refused: (said) =>
      `La solicitud fue rechazada (${said}). Se canceló, tardó demasiado o este dispositivo no tiene una llave de acceso para WhatsApp. Puedes intentarlo de nuevo.`,
    noFocus: (said) =>
      `La solicitud fue rechazada mientras esta página no estaba activa (${said}). Haz clic en la página e inténtalo de nuevo.`,
    noAnswer:
      'Tu llave de acceso no respondió. Desbloquea la aplicación que la guarda e inténtalo de nuevo.',
    failed: (reason) =>
      `No funcionó: ${reason} Inténtalo de nuevo o elige otra forma.`,
    showRequest: 'Mostrar la solicitud',
    requestEnded:
      'La solicitud terminó antes de que respondiera tu clave de acceso; no se firmó nada.',
    notFromHere:
      'Tu navegador no puede firmar para WhatsApp desde aquí. Elige una de estas formas; una llave de acceso en tu teléfono puede responder a todas, pues la computadora muestra un código QR para ello.',
    onHandheld:
      'El navegador de un teléfono no puede firmar para WhatsApp desde aquí. Continúa en una computadora: la llave de acceso puede quedarse en este teléfono, que escanea allí un código QR.',
  },
  phone: {
    heading: 'Ahora tu teléfono',
    body: 'Abre WhatsApp en tu teléfono y aprueba allí el nuevo dispositivo.',
  },
  code: {
    heading: 'Compara los códigos',
    question: '¿Tu teléfono muestra exactamente este código?',
    match: 'Coinciden',
    differ: 'Son distintos',
    warning:
      'Si son distintos, otra persona puede estar intentando vincular un dispositivo.',
    spelled: (code) => `Código: ${code}`,
  },
  completing: {
    heading: 'Casi listo',
    body: 'WhatsApp está completando la vinculación.',
  },
  done: {
    heading: 'Vinculado',
    body: 'Puedes cerrar esta página. En tu teléfono, en Dispositivos vinculados, puedes quitar el dispositivo cuando quieras.',
  },
  ended: { heading: 'No vinculado', renew: 'Pedir una solicitud nueva' },
  cancel: 'Cancelar',
  cancelHint: 'No se vincula nada; el servidor vuelve a mostrar un código QR.',
  checkpoint: {
    title: 'Confirmar tu dispositivo vinculado con tu llave de acceso',
    newDevice:
      'WhatsApp pregunta a un dispositivo que ya está vinculado a tu cuenta; no se vincula nada nuevo. Quien opere este servidor puede leer y enviar tus mensajes.',
    judging: 'WhatsApp está comprobando tu llave de acceso.',
    done: 'Confirmado',
    doneBody:
      'Puedes cerrar esta página. El dispositivo sigue vinculado; en tu teléfono, en Dispositivos vinculados, puedes quitarlo cuando quieras.',
    ended: 'No confirmado',
    cancelHint:
      'El dispositivo sigue vinculado, y WhatsApp seguirá preguntando.',
  },
  inApp: {
    heading: 'Estás dentro de otra aplicación',
    body: 'Esta página la muestra una aplicación de chat o de correo, y allí las claves de acceso no responden. Elige “Abrir en el navegador” en el menú de esa aplicación, o copia el enlace y pégalo en Chrome, Safari, Edge o Firefox. El enlace sigue siendo válido.',
    copy: 'Copiar el enlace',
  },
  elsewhere: {
    offer: 'Continuar en otro dispositivo',
    heading: 'Continúa en otro dispositivo',
    body: 'Escanea allí este código. El enlace funciona una vez; esta página ha terminado.',
    link: 'O abre allí este enlace:',
  },
  link: {
    missing: 'Este enlace está incompleto',
    missingBody: 'Abre el enlace completo o pide uno nuevo.',
    used: 'Este enlace ya se abrió',
    usedBody:
      'Un enlace funciona una vez, en la pestaña que lo abrió primero. Continúa en ella o elige en ella «Continuar en otro dispositivo». Si no fuiste tú, pide un enlace nuevo y avisa al operador.',
    expired: 'Este enlace ha caducado',
    expiredBody:
      'Los enlaces duran cinco minutos como máximo. Pide uno nuevo a quien te dio este.',
    replaced: 'Este enlace fue reemplazado',
    replacedBody:
      'Hay un enlace más nuevo, o la solicitud terminó. Usa el más nuevo.',
    cancelled: 'Esta solicitud se canceló',
    cancelledBody:
      'No se vincula nada con ella. Pide un enlace nuevo si no era la intención.',
    unknown: 'Este enlace no se conoce aquí',
    unknownBody:
      'Comprueba que abriste el enlace completo. Un enlace que se abrió o terminó hace algún tiempo ya no se conoce; si no lo abriste tú, pide uno nuevo y avisa a quien opera el servidor.',
  },
};
