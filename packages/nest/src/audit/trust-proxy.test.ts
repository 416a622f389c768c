import express from 'express';
import { parseTrustProxy } from './trust-proxy';

describe('parseTrustProxy', () => {
  it.each<[string, unknown]>([
    ['true', true],
    ['False', false],
    ['0', 0],
    [' 2 ', 2],
    ['loopback', 'loopback'],
    ['Loopback,10.0.0.0/8', 'loopback, 10.0.0.0/8'],
    ['192.168.1.1, ::1, fc00::/7', '192.168.1.1, ::1, fc00::/7'],
    ['10.0.0.0/255.0.0.0', '10.0.0.0/255.0.0.0'],
  ])('reads %j as Express takes it', (text, value) => {
    expect(parseTrustProxy(text)).toBe(value);
    expect(() => express().set('trust proxy', value)).not.toThrow();
  });

  it.each([
    '',
    'yes',
    '-1',
    '1.5',
    'example.org',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '::1/129',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.255.0',
    'loopback,',
    '1, loopback',
  ])('refuses %j', (text) => {
    expect(parseTrustProxy(text)).toBeNull();
  });
});
