/**
 * What is traded by product in a period, and the periods that it is compared with. Holds no table.
 */
@NullMarked
package org.summitledger.report.basket;

import org.jspecify.annotations.NullMarked;
