package org.summitledger.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.example.data.Group;

/**
 * The word that follows from the rows of a series of {@code counterfactual}, by decision 0042:
 * worked out from the published columns alone, without the code that published it.
 */
final class EvidenceOfSeries {
  private static final String NO_WORD = "";
  private static final String SYNTHETIC = "synthetic_control";
  private static final String DIFFERENCES = "difference_in_differences";

  /** What rows of one method say. */
  private static final class Said {
    private final List<String> sides = new ArrayList<>();
    private double level = 1;
    private double effects;
    private double parallel = Double.NaN;
    private double placebo = Double.NaN;
  }

  private final Map<String, Said> methods = new LinkedHashMap<>();
  private final Set<String> words = new TreeSet<>();

  void add(Group row) {
    Said said = methods.computeIfAbsent(row.getString("method", 0), m -> new Said());
    words.add(has(row, "evidence") ? row.getString("evidence", 0) : NO_WORD);
    if (has(row, "effect")) {
      said.effects += row.getDouble("effect", 0);
    }
    if (has(row, "side")) {
      said.sides.add(row.getString("side", 0));
      said.level = Math.min(said.level, row.getDouble("interval_level", 0));
    }
    if (has(row, "parallel_p")) {
      said.parallel = row.getDouble("parallel_p", 0);
    }
    if (has(row, "placebo_p")) {
      said.placebo = row.getDouble("placebo_p", 0);
    }
  }

  static boolean has(Group row, String column) {
    return row.getFieldRepetitionCount(column) > 0;
  }

  /** Whether all rows have the word that follows from them. */
  boolean holds() {
    return words.equals(Set.of(word()));
  }

  private String word() {
    List<String> found = new ArrayList<>();
    methods.forEach(
        (method, said) -> {
          boolean isParallel = !method.equals(DIFFERENCES) || said.parallel >= 0.05;
          if (!said.sides.isEmpty() && said.level >= 0.8 && isParallel) {
            found.add(most(said.sides));
          }
        });
    int above = Collections.frequency(found, "above");
    int below = Collections.frequency(found, "below");
    int most = Math.max(above, below);
    if (most < 2 || Math.min(above, below) > 0) {
      return found.isEmpty() ? NO_WORD : "none";
    }
    double p = placebo(above > below ? 1 : -1);
    return most >= 3 && p <= 0.1 ? "strong" : p <= 0.2 ? "moderate" : "weak";
  }

  private static String most(List<String> sides) {
    return sides.stream()
        .filter(side -> 2 * Collections.frequency(sides, side) > sides.size())
        .findFirst()
        .orElse("inside");
  }

  /** The placebos' p where the synthetic control points the same way; otherwise it says nothing. */
  private double placebo(int direction) {
    Said said = methods.get(SYNTHETIC);
    return said != null && Math.signum(said.effects) == direction ? said.placebo : Double.NaN;
  }
}
