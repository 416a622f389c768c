import { holdApp } from '@waha-passkey/signing';

/** Registered for one address of WhatsApp, and only while its owner signs. */
holdApp();
