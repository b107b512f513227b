/**
 * {@code supply_chain_dependency} and {@code dependency_flags}: on whom imports depend, and by
 * whose threshold.
 */
@NullMarked
package org.summitledger.report.dependency;

import org.jspecify.annotations.NullMarked;
