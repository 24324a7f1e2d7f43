package io.onething.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How the matter went before, at counters and on paper; what a case is compared with.
 *
 * @param departments how many places one had to go to
 * @param visits how often
 * @param time how long it took, as in {@code 7wd}
 * @param source who says so: the document and place
 */
public record PaperWay(
    @Nullable Integer departments,
    @Nullable Integer visits,
    @Nullable String time,
    @Nullable String source) {}
