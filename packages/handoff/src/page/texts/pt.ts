import type { Texts } from './texts';

export const pt: Texts = {
  title: 'Conectar um aparelho com a sua chave de acesso',
  linkingSession: (session) => `Sessão “${session}”`,
  onServer: (server) => `em ${server}`,
  newDevice:
    'Isto adiciona um NOVO aparelho à sua conta do WhatsApp. Quem opera este servidor poderá ler e enviar as suas mensagens.',
  stopIfAsked:
    'Outra pessoa enviou este link e você não o esperava? Pare aqui e não assine.',
  steps: {
    sign: 'Assinar com a chave de acesso',
    phone: 'Aprovar no celular',
    code: 'Comparar o código, se aparecer',
    done: 'Conectado',
  },
  stepState: { now: 'agora', done: 'feito', next: 'a seguir' },
  timeLeft: (duration) => `Tempo restante: ${duration}`,
  codeFree: (duration) => `Nenhum código é necessário por mais ${duration}.`,
  codeNeeded: 'Você terá de comparar um código com o celular.',
  opening: 'Abrindo o seu link …',
  unreachable:
    'O servidor não responde. Esta página continua tentando; verifique a conexão.',
  tooOften:
    'Foram tentativas demais em um minuto. Espere um minuto e tente de novo.',
  openHere: 'Continuar aqui',
  sign: {
    heading: 'Assine com a sua chave de acesso',
    here: 'Assinar neste aparelho',
    hereHint:
      'O navegador vai pedir impressão digital, rosto, PIN ou o celular.',
    storeExtension: 'Assinar com a extensão do navegador',
    storeExtensionHint: 'Há uma extensão do WAHA instalada neste navegador.',
    otherWays: 'Outras formas de assinar',
    helper: 'Com a extensão auxiliar de chaves de acesso',
    helperHint:
      'Se você a vinculou a este servidor, clique no ícone dela: o pedido está lá à espera.',
    commandLine: 'Por um terminal no seu computador',
    commandLineHint:
      'Abre o seu próprio Chrome ou Edge e pergunta lá. Precisa do Node.js e de uma chave de API deste servidor. Execute-o em uma cópia do código do waha-passkey.',
    snippet: 'Copiando e colando em um navegador de computador',
    snippetHint:
      'Um texto curto, igual para todos, que você pode ler antes. Ele assina apenas o que a conexão de um aparelho pede, e pergunta a você antes.',
    snippetOpen: 'Copiar o texto e abrir web.whatsapp.com',
    snippetRead: 'Ler o texto antes',
    snippetPaste:
      'Abre-se lá uma página simples; é assim mesmo. Abra o console dela (F12, ou ⌥⌘J no Mac), cole e pressione Enter. Se o navegador pedir que você digite “allow pasting”, digite uma vez.',
    snippetServer: 'Quando ele pedir o endereço do seu servidor, digite:',
    snippetAgree:
      'Confira o que ele diz, concorde e responda com a chave de acesso. Esta página continua sozinha.',
    snippetByPaste: 'Ele pede uma solicitação em vez disso?',
    snippetRequest:
      'Então o navegador mantém as duas páginas separadas. Copie esta solicitação e cole lá:',
    snippetResult:
      'A resposta está na área de transferência e no console. Volte e cole aqui.',
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand:
      'Não foi possível copiar. Selecione o texto e copie você mesmo.',
    paste: 'Resultado',
    send: 'Enviar o resultado',
    pasteIsNoAnswer:
      'Isso não é o resultado do passo anterior. Copie tudo, da primeira { até a última }.',
    waiting: 'Aguardando a sua chave de acesso …',
    refused: (said) =>
      `O pedido foi recusado (${said}). Foi cancelado, demorou demais ou este dispositivo não tem uma chave de acesso para o WhatsApp. Você pode tentar de novo.`,
    noFocus: (said) =>
      `O pedido foi recusado enquanto esta página não estava ativa (${said}). Clique na página e tente de novo.`,
    noAnswer:
      'Sua chave de acesso não respondeu. Desbloqueie o aplicativo que a guarda e tente de novo.',
    failed: (reason) =>
      `Não funcionou: ${reason} Tente de novo ou escolha outra forma.`,
    showRequest: 'Mostrar a solicitação',
    requestEnded:
      'O pedido terminou antes que a sua chave de acesso respondesse; nada foi assinado.',
    notFromHere:
      'Este navegador não consegue assinar para o WhatsApp daqui. Escolha uma destas formas; uma chave de acesso no celular pode responder a todas elas, pois o computador mostra um código QR para isso.',
    onHandheld:
      'O navegador de um celular não consegue assinar para o WhatsApp daqui. Continue em um computador: a chave de acesso pode ficar neste celular, que lê um código QR lá.',
  },
  phone: {
    heading: 'Agora o celular',
    body: 'Abra o WhatsApp no celular e aprove o novo aparelho.',
  },
  code: {
    heading: 'Compare os códigos',
    question: 'O celular mostra exatamente este código?',
    match: 'São iguais',
    differ: 'São diferentes',
    warning:
      'Se forem diferentes, outra pessoa pode estar tentando conectar um aparelho.',
    spelled: (code) => `Código: ${code}`,
  },
  completing: {
    heading: 'Quase pronto',
    body: 'O WhatsApp está concluindo a conexão.',
  },
  done: {
    heading: 'Conectado',
    body: 'Você pode fechar esta página. No celular, em Aparelhos conectados, é possível remover o aparelho a qualquer momento.',
  },
  ended: { heading: 'Não conectado', renew: 'Pedir uma nova solicitação' },
  cancel: 'Cancelar',
  cancelHint: 'Nada é conectado; o servidor volta a mostrar um código QR.',
  checkpoint: {
    title: 'Confirmar o seu aparelho conectado com a sua chave de acesso',
    newDevice:
      'O WhatsApp pergunta a um aparelho que já está conectado à sua conta; nada de novo é conectado. Quem opera este servidor pode ler e enviar as suas mensagens.',
    judging: 'O WhatsApp está verificando a sua chave de acesso.',
    done: 'Confirmado',
    doneBody:
      'Você pode fechar esta página. O aparelho continua conectado; no celular, em Aparelhos conectados, é possível removê-lo a qualquer momento.',
    ended: 'Não confirmado',
    cancelHint:
      'O aparelho continua conectado, e o WhatsApp continuará perguntando.',
  },
  inApp: {
    heading: 'Você está dentro de outro aplicativo',
    body: 'Esta página é mostrada por um aplicativo de conversa ou de e-mail, e lá as chaves de acesso não respondem. Escolha “Abrir no navegador” no menu desse aplicativo, ou copie o link e cole no Chrome, Safari, Edge ou Firefox. O link continua valendo.',
    copy: 'Copiar o link',
  },
  elsewhere: {
    offer: 'Continuar em outro aparelho',
    heading: 'Continue em outro aparelho',
    body: 'Escaneie este código nele. O link funciona uma vez; esta página terminou.',
    link: 'Ou abra este link nele:',
  },
  link: {
    missing: 'Este link está incompleto',
    missingBody: 'Abra o link inteiro ou peça um novo.',
    used: 'Este link já foi aberto',
    usedBody:
      'Um link funciona uma vez, na aba que o abriu primeiro. Continue nela ou escolha nela “Continuar em outro aparelho”. Se não foi você, peça um novo link e avise o operador.',
    expired: 'Este link expirou',
    expiredBody:
      'Links valem no máximo cinco minutos. Peça um novo a quem lhe deu este.',
    replaced: 'Este link foi substituído',
    replacedBody:
      'Existe um link mais novo, ou o pedido terminou. Use o mais novo.',
    cancelled: 'Este pedido foi cancelado',
    cancelledBody:
      'Nada é conectado por ele. Peça um novo link se não era essa a intenção.',
    unknown: 'Este link não é conhecido aqui',
    unknownBody:
      'Verifique se abriu o link inteiro. Um link que foi aberto ou terminou há algum tempo deixa de ser conhecido; se não foi você quem o abriu, peça um novo e avise quem opera o servidor.',
  },
};
