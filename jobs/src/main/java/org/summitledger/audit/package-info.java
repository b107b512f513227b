/** Checks over staged tables: contracts, reconciliation, drift against the last version. */
@NullMarked
package org.summitledger.audit;

import org.jspecify.annotations.NullMarked;
