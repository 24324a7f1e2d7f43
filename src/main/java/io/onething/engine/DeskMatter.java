package io.onething.engine;

import io.onething.departments.Call;
import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task of the fallback desk is about.
 *
 * @param externalTask the engine's id of the call that nobody could complete
 * @param step the name of its step, as the model calls it
 * @param element the BPMN id of the step
 * @param clock the clock that its task goes by; null for one that came to the desk before tasks had
 *     dates
 * @param since when it came to the desk
 * @param times how often it has come there, this time included
 * @param lastMessage what the last attempt ended with, null when there was none
 * @param errors the errors that the model catches at the step, by code; the call can be given up as
 *     one of them
 */
public record DeskMatter(
    String externalTask,
    CaseId caseId,
    Call call,
    String step,
    String element,
    @Nullable String clock,
    DeskReason reason,
    Instant since,
    int times,
    @Nullable String lastMessage,
    Map<String, String> errors) {}
