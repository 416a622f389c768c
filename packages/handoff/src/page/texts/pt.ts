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
      'Abre o seu próprio Chrome ou Edge e pergunta lá. Precisa do Node.js e de uma chave de API deste servidor.',
    snippet: 'Copiando e colando em um navegador de computador',
    snippetSteps: [
      'Abra web.whatsapp.com em uma nova aba de um navegador de computador.',
      'Abra o console do desenvolvedor (F12), cole o texto abaixo, pressione Enter e responda com a chave de acesso.',
      'Volte e cole o resultado aqui.',
    ],
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand:
      'Não foi possível copiar. Selecione o texto e copie você mesmo.',
    paste: 'Resultado',
    send: 'Enviar o resultado',
    pasteIsNoAnswer:
      'Isso não é o resultado do passo anterior. Copie tudo, da primeira { até a última }.',
    waiting: 'Aguardando a sua chave de acesso …',
    cancelledByYou:
      'A chave de acesso não respondeu: foi cancelada, demorou demais ou está em outro aparelho. Você pode tentar de novo.',
    failed: (reason) => `Não funcionou: ${reason}`,
    phoneOnly:
      'Este navegador não consegue assinar para o WhatsApp daqui. Continue em um computador ou escolha uma destas formas:',
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
      'Um link funciona uma vez, no aparelho que o abriu primeiro. Se não foi você, peça um novo e avise o operador.',
    expired: 'Este link expirou',
    expiredBody: 'Peça um novo.',
    replaced: 'Este link foi substituído',
    replacedBody:
      'Existe um link mais novo, ou o pedido terminou. Use o mais novo.',
    unknown: 'Este link não é conhecido aqui',
    unknownBody: 'Verifique se abriu o link inteiro ou peça um novo.',
  },
};
