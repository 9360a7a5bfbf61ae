import { expect, test } from 'vitest';
import { redirectTarget } from '../../../models/hub/request.mjs';

test.each(['', 'file:///etc/passwd', 'http://cdn.example/x', 'http://'])(
  'a redirect to "%s" is not followed',
  (to) => {
    const response = new Response(null, { status: 302, headers: { Location: to } });
    expect(() => redirectTarget(response, new URL('https://hub.example/a'))).toThrow(
      expect.objectContaining({ code: 'bad-redirect' }),
    );
  },
);
