/** One class per command; Main is the only place that exits. */
@NullMarked
package org.summitledger.cli;

import org.jspecify.annotations.NullMarked;
