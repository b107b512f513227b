/**
 * From staging to versions to latest, with a manifest; the only code that touches published files.
 */
@NullMarked
package org.summitledger.publish;

import org.jspecify.annotations.NullMarked;
