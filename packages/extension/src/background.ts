/**
 * The toolbar button is the only way in: it opens the helper's own window.
 * Nothing here listens to messages, pages or other extensions.
 */
const helperPage = chrome.runtime.getURL('helper.html');

chrome.action.onClicked.addListener(() => {
  void chrome.windows.create({
    url: helperPage,
    type: 'popup',
    width: 460,
    height: 720,
  });
});
