/**
 * Countries, products, sectors, currencies and calendars; critical materials and schools of
 * dependency. Knows no Spark.
 */
@NullMarked
package org.summitledger.reference;

import org.jspecify.annotations.NullMarked;
