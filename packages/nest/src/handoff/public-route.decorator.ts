import { SetMetadata } from '@nestjs/common';

/** For the guard of a host: what is marked carries a ticket, not an API key. */
export const PUBLIC_ROUTE = 'waha-passkey:public';

export const PublicRoute = () => SetMetadata(PUBLIC_ROUTE, true);
