package pairkeeper.store.appointments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.approval.Person;
import pairkeeper.store.runs.SmallJson;

/** Row of an appointment. */
@Entity(name = "AppointmentRow")
@Table(name = "appointment")
class AppointmentRow {
  @Id UUID id;

  @Column(name = "plan_id")
  UUID plan;

  @Column(name = "plan_hash")
  String hash;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_name")
  String pairName;

  String runbook;

  @Column(name = "asker_id")
  UUID askerId;

  @Column(name = "asker_name")
  String askerName;

  @Column(name = "asker_display")
  String askerDisplay;

  @Column(length = 4000)
  String reason;

  String ticket;

  @Column(name = "answers_json", length = 200000)
  String answersJson;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "starts_at")
  Instant startsAt;

  @Column(name = "latest_at")
  Instant latestAt;

  @Column(name = "approval_id")
  UUID approval;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  AppointmentState state;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "ended_by")
  String endedBy;

  @Column(name = "why_json", length = 8000)
  String whyJson;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "open_pair_id")
  UUID openPair;

  AppointmentRow() {}

  static AppointmentRow of(Appointment a) {
    var row = new AppointmentRow();
    row.id = a.id();
    row.plan = a.plan();
    row.hash = a.hash();
    row.pair = a.pair();
    row.customer = a.customer();
    row.pairName = a.pairName();
    row.runbook = a.runbook();
    row.askerId = a.asker().id();
    row.askerName = a.asker().name();
    row.askerDisplay = a.asker().display();
    row.reason = a.reason();
    row.ticket = a.ticket();
    row.answersJson = SmallJson.of(a.early());
    row.askedAt = a.askedAt();
    row.startsAt = a.startsAt();
    row.latestAt = a.latestAt();
    row.approval = a.approval();
    row.state = a.state();
    row.openPair = a.pair();
    return row;
  }

  Appointment value() {
    return new Appointment(
        id,
        plan,
        hash,
        pair,
        customer,
        pairName,
        runbook,
        new Person(askerId, askerName, askerDisplay),
        reason,
        ticket,
        SmallJson.answers(answersJson),
        askedAt,
        startsAt,
        latestAt,
        approval,
        state,
        endedAt == null
            ? null
            : new Appointment.End(endedAt, endedBy, SmallJson.text(whyJson), run));
  }
}
