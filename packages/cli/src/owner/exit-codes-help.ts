/** Printed below the options of `sign` and `link`. */
export const exitCodesHelp = `
The API key comes from WAHA_API_KEY, or is asked for; never from an argument.

Exit codes:
  0    linked: the session is WORKING
  1    failed, with the reason
  2    wrong options, no key, or no terminal to ask a person at
  3    declined by you: no consent, or the codes differ
  4    expired, or replaced, before you signed
  5    no session asks for a passkey (sign)
  130  interrupted
`;
