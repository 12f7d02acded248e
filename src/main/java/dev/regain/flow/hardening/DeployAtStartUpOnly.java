package dev.regain.flow.hardening;

import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** A diagram is code. It comes with the release, never through a running system, not even from an administrator. */
class DeployAtStartUpOnly extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd && !DeployDiagrams.isDeploying()) {
            throw new Refused("Diagrams are deployed at start-up only.");
        }
        return next.execute(command);
    }
}
