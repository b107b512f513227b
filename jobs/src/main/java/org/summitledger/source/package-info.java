/** Descriptors and strict readers: from a raw file to typed flows and issues. Knows no Spark. */
@NullMarked
package org.summitledger.source;

import org.jspecify.annotations.NullMarked;
