package org.summitledger.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The units of a file's quantities, numbered in the order in which they first come. */
final class Units {
  private final List<String> names = new ArrayList<>();

  /**
   * The number of a line's unit.
   *
   * @param unitsOfLines the quantities' units where they differ from line to line, empty for none;
   *     or nothing where all are the file's, which is number 0
   */
  int of(List<String> unitsOfLines, int line) {
    if (unitsOfLines.isEmpty()) {
      return 0;
    }
    int known = names.indexOf(unitsOfLines.get(line));
    if (known < 0) {
      names.add(unitsOfLines.get(line));
      return names.size() - 1;
    }
    return known;
  }

  /** A unit's name; empty if it is the file's, or there is none. */
  Optional<String> name(int unit) {
    return names.isEmpty() || unit < 0 ? Optional.empty() : Optional.of(names.get(unit));
  }
}
