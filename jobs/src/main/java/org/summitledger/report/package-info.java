/**
 * All published tables by name, and those about the night itself. Each table is one class in a room
 * of its subject: its definition (grain, columns, units, sources) and one pure build. Tables of
 * different rooms do not use each other.
 */
@NullMarked
package org.summitledger.report;

import org.jspecify.annotations.NullMarked;
