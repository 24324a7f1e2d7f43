import type { Season } from './types'

/** Whether nobody can apply now; a matter without seasons is always open. */
export const isClosed = (seasons: Season[]): boolean => seasons.length > 0 && seasons.every((season) => season.closed)
