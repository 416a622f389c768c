import type { NextFunction, Request, Response } from 'express';

/**
 * Middleware: no answer is kept by a cache, and no page, Swagger UI included,
 * is shown in a frame. A route may set stricter headers.
 */
export function protectAnswers(
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}
