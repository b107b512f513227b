/** What summits promised, what trade and investment did afterwards, and how sure we are. */
@NullMarked
package org.summitledger;

import org.jspecify.annotations.NullMarked;
