/** Our packages that enter WAHA, and the folder of each there. */
export const vendoredPackages = {
  contract: 'contract',
  ceremony: 'ceremony',
  'whatsapp-web': 'whatsapp-web',
  refusing: 'refusing',
  nest: 'nest',
  handoff: 'handoff',
  // At the top: what WAHA's own files call.
  waha: '',
} as const;

export type VendoredPackage = keyof typeof vendoredPackages;
