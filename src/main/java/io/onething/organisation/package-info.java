/**
 * Who is there to do the work: regions, the offices of departments with their groups, which office
 * a case goes to, and who stands in for whom. It is data that can be exchanged while servers run;
 * models ask the bean {@code offices} for the group of a task.
 */
@NullMarked
package io.onething.organisation;

import org.jspecify.annotations.NullMarked;
