export { findRedisServer } from './find-redis-server';
export { RedisServer } from './redis-server';
export { TcpProxy } from './tcp-proxy';
