import { ValidateBy, type ValidationArguments } from 'class-validator';
import { findProxyProblem } from '../find-proxy-problem';
import type { ProxyConfig } from '../session-config';

const problemOf = ({ object }: ValidationArguments): string | null =>
  findProxyProblem(object as ProxyConfig);

/** The server of a proxy that Chromium can use with what else is configured. */
export function IsProxyServer(): PropertyDecorator {
  return ValidateBy({
    name: 'isProxyServer',
    validator: {
      validate: (_value, context) =>
        context !== undefined && problemOf(context) === null,
      defaultMessage: (context) =>
        `$property ${(context && problemOf(context)) ?? 'must be host:port'}`,
    },
  });
}
