/** {@code sector_growth} and {@code growth_decomposition}: by how much trade grew, and of what. */
@NullMarked
package org.summitledger.report.growth;

import org.jspecify.annotations.NullMarked;
