/** Countries, products, sectors, currencies and calendars. Knows no Spark. */
@NullMarked
package org.summitledger.reference;

import org.jspecify.annotations.NullMarked;
