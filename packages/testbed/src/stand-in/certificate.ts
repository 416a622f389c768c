import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** base64 SHA-256 of the public key: what Chromium can be told to trust. */
  spki: string;
}

export async function createCertificate(host: string): Promise<Certificate> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: host }],
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    },
  );
  const spki = createHash('sha256')
    .update(
      new X509Certificate(cert).publicKey.export({
        type: 'spki',
        format: 'der',
      }),
    )
    .digest('base64');
  return { key, cert, spki };
}
