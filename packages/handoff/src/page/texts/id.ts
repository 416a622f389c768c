import type { Texts } from './texts';

export const id: Texts = {
  title: 'Tautkan perangkat dengan kunci sandi Anda',
  linkingSession: (session) => `Sesi “${session}”`,
  onServer: (server) => `di ${server}`,
  newDevice:
    'Ini menambahkan perangkat BARU ke akun WhatsApp Anda. Siapa pun yang menjalankan server ini dapat membaca dan mengirim pesan Anda.',
  stopIfAsked:
    'Apakah orang lain mengirimi Anda tautan ini tanpa Anda duga? Berhenti di sini dan jangan tanda tangani.',
  steps: {
    sign: 'Tanda tangani dengan kunci sandi',
    phone: 'Setujui di ponsel Anda',
    code: 'Cocokkan kode, bila ditampilkan',
    done: 'Tertaut',
  },
  stepState: { now: 'sekarang', done: 'selesai', next: 'berikutnya' },
  timeLeft: (duration) => `Sisa waktu: ${duration}`,
  codeFree: (duration) => `Tidak perlu kode selama ${duration} lagi.`,
  codeNeeded: 'Anda harus mencocokkan kode dengan ponsel.',
  opening: 'Membuka tautan Anda …',
  unreachable:
    'Server tidak menjawab. Halaman ini terus mencoba; periksa koneksi Anda.',
  tooOften:
    'Terlalu sering dalam satu menit. Tunggu satu menit, lalu coba lagi.',
  openHere: 'Lanjutkan di sini',
  sign: {
    heading: 'Tanda tangani dengan kunci sandi',
    here: 'Tanda tangani di perangkat ini',
    hereHint: 'Peramban akan meminta sidik jari, wajah, PIN, atau ponsel.',
    storeExtension: 'Tanda tangani dengan ekstensi peramban',
    storeExtensionHint: 'Ekstensi WAHA terpasang di peramban ini.',
    otherWays: 'Cara lain untuk menandatangani',
    helper: 'Dengan ekstensi pembantu kunci sandi',
    helperHint:
      'Jika Anda sudah memasangkannya dengan server ini, klik ikonnya: permintaan menunggu di sana.',
    commandLine: 'Dari terminal di komputer Anda',
    commandLineHint:
      'Membuka Chrome atau Edge Anda sendiri dan bertanya di sana. Perlu Node.js dan kunci API server ini. Jalankan di salinan kode waha-passkey.',
    snippet: 'Dengan salin dan tempel di peramban desktop',
    snippetHint:
      'Teks pendek, sama untuk semua orang, yang dapat Anda baca dahulu. Teks ini hanya menandatangani yang diminta penautan perangkat, dan bertanya kepada Anda sebelumnya.',
    snippetOpen: 'Salin teks dan buka web.whatsapp.com',
    snippetRead: 'Baca teksnya dahulu',
    snippetPaste:
      'Di sana terbuka halaman polos; itu benar. Buka konsolnya (F12, atau ⌥⌘J di Mac), tempel, lalu tekan Enter. Jika peramban meminta Anda mengetik “allow pasting”, ketik sekali.',
    snippetServer: 'Saat alamat server Anda ditanyakan, ketik:',
    snippetAgree:
      'Periksa yang ditampilkan, setujui, lalu jawab dengan kunci sandi. Halaman ini lanjut sendiri.',
    snippetByPaste: 'Yang diminta justru permintaan?',
    snippetRequest:
      'Artinya peramban memisahkan kedua halaman. Salin permintaan ini dan tempel di sana:',
    snippetResult:
      'Jawabannya ada di papan klip dan di konsol. Kembali dan tempel di sini.',
    copy: 'Salin',
    copied: 'Tersalin',
    copyByHand: 'Tidak dapat menyalin. Pilih teksnya dan salin sendiri.',
    paste: 'Hasil',
    send: 'Kirim hasil',
    pasteIsNoAnswer:
      'Itu bukan hasil langkah sebelumnya. Salin semuanya, dari { pertama sampai } terakhir.',
    waiting: 'Menunggu kunci sandi Anda …',
    refused: (said) =>
      `Permintaan ditolak (${said}). Permintaan dibatalkan, terlalu lama, atau perangkat ini tidak punya kunci sandi untuk WhatsApp. Anda dapat mencoba lagi.`,
    noFocus: (said) =>
      `Permintaan ditolak saat halaman ini tidak sedang aktif (${said}). Klik halaman ini, lalu coba lagi.`,
    noAnswer:
      'Kunci sandi Anda tidak menjawab. Buka kunci aplikasi yang menyimpannya, lalu coba lagi.',
    failed: (reason) =>
      `Tidak berhasil: ${reason} Coba lagi, atau pilih cara lain.`,
    showRequest: 'Tampilkan permintaan',
    requestEnded:
      'Permintaan berakhir sebelum passkey Anda menjawab; tidak ada yang ditandatangani.',
    notFromHere:
      'Peramban ini tidak dapat menandatangani untuk WhatsApp dari sini. Pilih salah satu cara ini; kunci sandi di ponsel dapat menjawab semuanya, karena komputer menampilkan kode QR untuk itu.',
    onHandheld:
      'Peramban ponsel tidak dapat menandatangani untuk WhatsApp dari sini. Lanjutkan di komputer: kunci sandi boleh tetap di ponsel ini, yang memindai kode QR di sana.',
  },
  phone: {
    heading: 'Sekarang ponsel Anda',
    body: 'Buka WhatsApp di ponsel dan setujui perangkat baru di sana.',
  },
  code: {
    heading: 'Cocokkan kode',
    question: 'Apakah ponsel Anda menampilkan kode yang persis sama?',
    match: 'Sama',
    differ: 'Berbeda',
    warning:
      'Jika berbeda, orang lain mungkin sedang mencoba menautkan perangkat.',
    spelled: (code) => `Kode: ${code}`,
  },
  completing: {
    heading: 'Hampir selesai',
    body: 'WhatsApp sedang menyelesaikan penautan.',
  },
  done: {
    heading: 'Tertaut',
    body: 'Anda dapat menutup halaman ini. Di ponsel, pada Perangkat tertaut, perangkat dapat dihapus kapan saja.',
  },
  ended: { heading: 'Tidak tertaut', renew: 'Minta permintaan baru' },
  cancel: 'Batal',
  cancelHint: 'Tidak ada yang ditautkan; server menampilkan kode QR lagi.',
  checkpoint: {
    title: 'Konfirmasi perangkat tertaut dengan kunci sandi Anda',
    newDevice:
      'WhatsApp bertanya kepada perangkat yang sudah tertaut ke akun Anda; tidak ada yang baru ditautkan. Siapa pun yang menjalankan server ini dapat membaca dan mengirim pesan Anda.',
    judging: 'WhatsApp sedang memeriksa kunci sandi Anda.',
    done: 'Terkonfirmasi',
    doneBody:
      'Anda dapat menutup halaman ini. Perangkat tetap tertaut; di ponsel, pada Perangkat tertaut, perangkat dapat dihapus kapan saja.',
    ended: 'Belum terkonfirmasi',
    cancelHint: 'Perangkat tetap tertaut, dan WhatsApp tetap bertanya.',
  },
  inApp: {
    heading: 'Anda berada di dalam aplikasi lain',
    body: 'Halaman ini ditampilkan oleh aplikasi obrolan atau surel, dan passkey tidak menjawab di sana. Pilih “Buka di browser” di menu aplikasi itu, atau salin tautan dan tempelkan di Chrome, Safari, Edge, atau Firefox. Tautan tetap berlaku.',
    copy: 'Salin tautan',
  },
  elsewhere: {
    offer: 'Lanjutkan di perangkat lain',
    heading: 'Lanjutkan di perangkat lain',
    body: 'Pindai kode ini di sana. Tautan berlaku sekali; halaman ini selesai.',
    link: 'Atau buka tautan ini di sana:',
  },
  link: {
    missing: 'Tautan ini tidak lengkap',
    missingBody: 'Buka tautan lengkap, atau minta yang baru.',
    used: 'Tautan ini sudah dibuka',
    usedBody:
      'Tautan berlaku sekali, di tab yang membukanya pertama kali. Lanjutkan di sana, atau pilih “Lanjutkan di perangkat lain” di sana. Jika itu bukan Anda, minta tautan baru dan beri tahu operator.',
    expired: 'Tautan ini sudah kedaluwarsa',
    expiredBody:
      'Tautan berlaku paling lama lima menit. Minta yang baru kepada pemberi tautan ini.',
    replaced: 'Tautan ini sudah diganti',
    replacedBody:
      'Ada tautan yang lebih baru, atau permintaan sudah berakhir. Gunakan yang terbaru.',
    cancelled: 'Permintaan ini dibatalkan',
    cancelledBody:
      'Tidak ada yang ditautkan olehnya. Minta tautan baru jika itu tidak disengaja.',
    unknown: 'Tautan ini tidak dikenal di sini',
    unknownBody:
      'Pastikan Anda membuka tautan lengkap. Tautan yang sudah dibuka atau berakhir beberapa waktu lalu tidak dikenal lagi; jika bukan Anda yang membukanya, minta yang baru dan beri tahu operator.',
  },
};
