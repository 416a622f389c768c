import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'waha-passkey:public';

/** A route that needs no API key. */
export const Public = () => SetMetadata(PUBLIC, true);
