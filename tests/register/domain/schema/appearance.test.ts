/** The colours of the tabs can be read by everyone. */
import { FLAGGED, OVERDUE, TONES } from '../../../../src/register/domain/schema/appearance.ts';
import { contrast } from '../../../support/contrast.ts';

test.each([...TONES, FLAGGED, OVERDUE])('$color reads well on $background', ({ color, background }) => {
  expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
});
