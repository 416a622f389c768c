// The set-up script finds or downloads a browser itself, with words when it cannot.
module.exports = { skipDownload: true };
