package org.summitledger.source;

import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * A layout as its descriptor states it. The day on which the figures were known may be left to the
 * warehouse: {@code "known_from": "first_seen"}. There is no {@link Layout} before it says which.
 */
public final class StatedLayout {
  /** What a descriptor says in place of the day. */
  public static final String FIRST_SEEN = "first_seen";

  private final Layout layout;
  private final boolean isKnownFromFirstSeen;

  private StatedLayout(Layout layout, boolean isKnownFromFirstSeen) {
    this.layout = layout;
    this.isKnownFromFirstSeen = isKnownFromFirstSeen;
  }

  /** Of a descriptor that states the day. */
  static StatedLayout complete(Layout layout) {
    return new StatedLayout(layout, false);
  }

  /** Of one that leaves it to the warehouse; the layout's own day means nothing. */
  static StatedLayout untilSeen(Layout layout) {
    return new StatedLayout(layout, true);
  }

  /** The source's id. */
  public String source() {
    return layout.source();
  }

  /** What releases replace. */
  public String dataflow() {
    return layout.dataflow();
  }

  /** Whether the figures count as known from the day on which the warehouse first saw the file. */
  public boolean isKnownFromFirstSeen() {
    return isKnownFromFirstSeen;
  }

  /**
   * The layout with its day.
   *
   * @param firstSeen the day on which the file was first seen, UTC; asked only where the descriptor
   *     leaves the day to it
   */
  public Layout dated(Supplier<LocalDate> firstSeen) {
    return isKnownFromFirstSeen ? layout.knownFrom(firstSeen.get()) : layout;
  }
}
