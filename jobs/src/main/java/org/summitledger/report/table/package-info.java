/** What a table is: its definition and columns, rows made on the driver, a number or a reason. */
@NullMarked
package org.summitledger.report.table;

import org.jspecify.annotations.NullMarked;
