/** {@code gravity}: whether two countries trade more after their summit than all trade explains. */
@NullMarked
package org.summitledger.report.gravity;

import org.jspecify.annotations.NullMarked;
