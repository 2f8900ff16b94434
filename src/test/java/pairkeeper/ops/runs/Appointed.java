package pairkeeper.ops.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.ops.Ids;
import pairkeeper.ops.appointments.AppointmentAudit;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.ops.appointments.AppointmentStart;
import pairkeeper.ops.appointments.AppointmentWork;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.appointments.Appointments;
import pairkeeper.store.audit.AuditStore;

/** Appointments over a test's run engine, with a scheduler and a site that the test holds. */
final class Appointed {
  private final RunsFixture f;
  final Appointments rows;
  final AppointmentDesk desk;
  final AppointmentStart start;
  List<MaintenanceWindow> windows = List.of();
  private Appointment handedOver;

  Appointed(RunsFixture f, Supplier<UserStore> users) {
    this.f = f;
    rows = f.database.with(new Appointments());
    var log = new AuditLog(new AuditStore(f.database.entityManager()), f.user, f.clock);
    var audit = new AppointmentAudit(log, f.user);
    desk =
        new AppointmentDesk(
            f.transactions,
            rows,
            work(),
            audit,
            null,
            null,
            f.user,
            changed -> f.live.add(changed.topic()),
            f.clock) {
          @Override
          public Site site(UUID pair) {
            return new Site(Ids.next(), f.customer, "Main", "", "America/Sao_Paulo", windows, null);
          }
        };
    start =
        new AppointmentStart(
            f.transactions,
            rows,
            f.approvals,
            f.plans,
            users.get(),
            f.start,
            f.checks,
            audit,
            f.user,
            changed -> f.live.add(changed.topic()),
            f.clock);
  }

  private AppointmentWork work() {
    return new AppointmentWork() {
      @Override
      public void add(Appointment appointment) {
        handedOver = appointment;
      }
    };
  }

  Instant startsAt() {
    return handedOver.startsAt();
  }

  /** Its time has come; or it is given away again after a node died. */
  void due() {
    start.begin(handedOver.id());
  }

  Appointment appointment() {
    return f.database.in(() -> rows.find(handedOver.id(), Scope.all()).orElseThrow());
  }

  AppointmentState state() {
    return appointment().state();
  }

  /** The text that says why it was not started. */
  String why() {
    return appointment().end().why().key();
  }
}
