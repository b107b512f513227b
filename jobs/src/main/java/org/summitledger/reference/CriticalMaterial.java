package org.summitledger.reference;

import java.util.List;

/**
 * A critical material in one form that the Harmonized System has a subheading for.
 *
 * @param material such as natural_graphite
 * @param title what the subheading holds
 * @param hsCode six digits of {@link Sectors#REVISION}
 * @param stage ore, intermediate, unwrought, alloy, compound, wrought, waste, several or unstated
 * @param exact whether the subheading holds no other material
 * @param lists the official lists that hold the material in this form; empty for a definition of
 *     the project
 * @param source whether the subheading's text names the material, or the project put it there
 * @param note what to keep in mind; may be empty
 */
public record CriticalMaterial(
    String material,
    String title,
    String hsCode,
    String stage,
    boolean exact,
    List<String> lists,
    String source,
    String note) {

  /** Keeps its own list. */
  public CriticalMaterial {
    lists = List.copyOf(lists);
  }
}
