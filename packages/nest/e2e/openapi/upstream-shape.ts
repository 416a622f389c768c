/**
 * What WAHA 2026.7.1 publishes about its passkey routes: names, parameters,
 * schemas and required members, without the words.
 */
export const upstreamRoutes = {
  'get /api/{session}/auth/passkey/challenge': {
    operationId: 'AuthController_getPasskeyChallenge',
    answers: { 200: 'PasskeyChallenge' },
  },
  'post /api/{session}/auth/passkey': {
    operationId: 'AuthController_submitPasskey',
    body: 'PasskeyAssertionRequest',
    answers: { 201: null },
  },
  'get /api/{session}/auth/passkey/confirmation': {
    operationId: 'AuthController_getPasskeyConfirmation',
    answers: { 200: 'PasskeyConfirmationResponse' },
  },
  'post /api/{session}/auth/passkey/confirm': {
    operationId: 'AuthController_confirmPasskey',
    answers: { 201: null },
  },
} as const;

export const upstreamSchemas = {
  PasskeyAllowedCredential: {
    members: { id: 'string', type: 'string', transports: 'array' },
    required: ['id', 'type'],
  },
  PasskeyChallenge: {
    members: {
      challenge: 'string',
      timeout: 'number',
      rpId: 'string',
      allowCredentials: 'array',
      userVerification: 'string',
      extensions: 'object',
    },
    required: [
      'challenge',
      'timeout',
      'rpId',
      'allowCredentials',
      'userVerification',
    ],
  },
  PasskeyAssertionResponseData: {
    members: {
      clientDataJSON: 'string',
      authenticatorData: 'string',
      signature: 'string',
      userHandle: 'string',
    },
    required: ['clientDataJSON', 'authenticatorData', 'signature'],
  },
  PasskeyAssertionRequest: {
    members: {
      id: 'string',
      rawId: 'string',
      type: 'string',
      response: 'PasskeyAssertionResponseData',
    },
    required: ['id', 'rawId', 'type', 'response'],
  },
  PasskeyConfirmationResponse: {
    members: { code: 'string' },
    required: ['code'],
  },
} as const;
