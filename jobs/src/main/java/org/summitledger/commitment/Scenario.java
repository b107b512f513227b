package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of assumptions about one commitment. What it leaves empty is taken from the
 * commitment.
 *
 * @param name its name, which stands in every row that used it; {@link #STATED} assumes nothing
 * @param commitmentId the commitment
 * @param window the assumed window
 * @param baselineStart first day of the assumed baseline period
 * @param baselineEnd the day after the last of the assumed baseline period
 * @param baseline the assumed level before
 * @param sectors the scope that is assumed; empty to take the stated one
 * @param sectorShares the assumed share of each sector in the target, as a ratio
 * @param recordedOn the day from which it is used as it stands here
 */
public record Scenario(
    String name,
    String commitmentId,
    Window window,
    Optional<LocalDate> baselineStart,
    Optional<LocalDate> baselineEnd,
    Optional<BigDecimal> baseline,
    List<String> sectors,
    Map<String, BigDecimal> sectorShares,
    LocalDate recordedOn) {

  /** The scenario that uses stated facts only. */
  public static final String STATED = "stated";

  /** No assumption about a commitment. */
  public static Scenario stated(Commitment commitment) {
    return new Scenario(
        STATED,
        commitment.id(),
        Window.UNSTATED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        commitment.recordedOn());
  }

  /** The commitment with this scenario's assumptions in place of what is stated, or is not. */
  public Commitment applyTo(Commitment c) {
    Window assumed =
        new Window(
            window.start().or(() -> c.window().start()), window.end().or(() -> c.window().end()));
    return new Commitment(
        c.id(),
        c.summitId(),
        c.announcedOn(),
        c.title(),
        c.kind(),
        c.givers(),
        c.receivers(),
        c.target(),
        c.unit(),
        c.approximate(),
        assumed,
        baselineStart.or(c::baselineStart),
        baselineEnd.or(c::baselineEnd),
        baseline.or(c::baseline),
        sectors.isEmpty() ? c.sectors() : sectors,
        c.instrument(),
        c.measure(),
        c.measureRelation(),
        c.status(),
        c.statusSaidBy(),
        c.relation(),
        c.relatedTo(),
        c.additive(),
        c.recordedOn(),
        c.statements());
  }
}
