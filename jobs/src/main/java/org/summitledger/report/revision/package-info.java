/** {@code revisions} and {@code revision_stats}: what later releases changed in figures. */
@NullMarked
package org.summitledger.report.revision;

import org.jspecify.annotations.NullMarked;
