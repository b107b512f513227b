/**
 * One class per published table: its definition (grain, columns, units, sources) and one pure
 * build.
 */
@NullMarked
package org.summitledger.report;

import org.jspecify.annotations.NullMarked;
