package org.summitledger.report.trade;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Window;
import org.summitledger.reference.Sectors;

/**
 * A commitment under a scenario, as trade is studied beside it; those of {@code sector_tracking}.
 *
 * @param givers who promises, ISO3
 * @param receivers to whom, ISO3
 * @param window the time it is to be kept in, stated or assumed
 * @param hasScope whether a source or the scenario says which sectors it is about
 * @param scope those sectors, as scheme/sector, and those that hold a part of them
 */
public record StudyCase(
    String commitmentId,
    String scenario,
    List<String> givers,
    List<String> receivers,
    Window window,
    boolean hasScope,
    Set<String> scope) {

  private static final Set<String> NO_SECTORS =
      Set.of(Sectors.ALL, Sectors.UNALLOCATED, Sectors.NOT_CARRIED);

  /** Every commitment as stated, then under each of its scenarios. */
  public static List<StudyCase> of(Ledger ledger, Sectors sectors) {
    return ledger.cases().stream().map(given -> of(given, sectors)).toList();
  }

  /** A commitment under one of them. */
  public static StudyCase of(Ledger.Case given, Sectors sectors) {
    Commitment c = given.commitment();
    return new StudyCase(
        c.id(),
        given.scenario().name(),
        c.givers(),
        c.receivers(),
        c.window(),
        !c.sectors().isEmpty(),
        sectors.all().stream()
            .filter(s -> s.concerns(c.sectors()))
            .map(s -> s.scheme() + "/" + s.id())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a series is of trade between a giver and a receiver, whoever reports. */
  public boolean isOf(SectorSeries series) {
    return (givers.contains(series.reporter()) && receivers.contains(series.partner()))
        || (receivers.contains(series.reporter()) && givers.contains(series.partner()));
  }

  /** Whether a series is of no sector of its own: of all, or of what is in none that is known. */
  public static boolean isOfNoSector(SectorSeries series) {
    return NO_SECTORS.contains(series.sector());
  }

  /** Whether the scope holds a sector, or part of it; empty without a scope. */
  public Optional<Boolean> inScope(SectorSeries series) {
    return hasScope && !isOfNoSector(series)
        ? Optional.of(scope.contains(series.scheme() + "/" + series.sector()))
        : Optional.empty();
  }

  /** Whether the scope says that nothing was promised of a sector. */
  public boolean isOutOfScope(SectorSeries series) {
    return inScope(series).equals(Optional.of(false));
  }

  /** Whether a period is of the time that is studied: it starts before the window closes. */
  public boolean reaches(LocalDate start) {
    return window.end().map(start::isBefore).orElse(true);
  }
}
