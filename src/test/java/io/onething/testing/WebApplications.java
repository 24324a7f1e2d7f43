package io.onething.testing;

import org.camunda.bpm.BpmPlatform;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;

/**
 * Tasklist and its like stand once in a JVM, for the engine of the name {@code default}. A server
 * that a test closes takes both away from all others.
 */
final class WebApplications {

  private WebApplications() {}

  /** Gives the web applications to this engine. */
  static void serve(ProcessEngine engine) {
    if (Tasklist.getRuntimeDelegate() == null) {
      Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
      Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
      Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
      Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
    ProcessEngines.registerProcessEngine(engine);
    ProcessEngine known = BpmPlatform.getProcessEngineService().getProcessEngine(engine.getName());
    RuntimeContainerDelegate container = RuntimeContainerDelegate.INSTANCE.get();
    if (known != engine) {
      if (known != null) {
        container.unregisterProcessEngine(known);
      }
      container.registerProcessEngine(engine);
    }
  }
}
