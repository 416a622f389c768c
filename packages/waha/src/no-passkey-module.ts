import { Module } from '@nestjs/common';

/** Stands in WAHA's imports when `WAHA_PASSKEY_ENABLED` is false. */
@Module({})
export class NoPasskeyModule {}
