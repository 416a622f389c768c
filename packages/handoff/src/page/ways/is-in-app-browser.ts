/** Browsers inside chat and news apps that name themselves. */
const apps =
  /\bFBA[NV]\b|\bFB_IAB\b|\bInstagram\b|\bWhatsApp\/|\bLine\/|\bMicroMessenger\b|\bTelegram\b|\bSnapchat\b|\bLinkedInApp\b|\bTwitter\b|\bBytedance|\bmusical_ly\b|\bGSA\//i;

/** Android marks each web view; on iOS only browsers call themselves Safari. */
const androidView = /\bAndroid\b.*;\s*wv\)/;
const iosView = /\b(?:iPhone|iPad|iPod)\b(?!.*\bSafari\/)/;

/** Whether the page is shown by an app in which no passkey can answer. */
export function isInAppBrowser(userAgent: string): boolean {
  return [apps, androidView, iosView].some((mark) => mark.test(userAgent));
}
