/**
 * Content-addressed, vintage-aware Parquet store of trade flows, and the view of it on a given day.
 */
@NullMarked
package org.summitledger.lake;

import org.jspecify.annotations.NullMarked;
