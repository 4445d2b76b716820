"""The pages: one folder per audience (portal for citizens, desk for officers).

Pages parse what was typed, ask the policies, call one command and redirect; they hold no rule of
law. Everything works without JavaScript and under a policy that allows no inline script or style.
Legal basis of the portal: guide §5 (Nghị định 118/2025/NĐ-CP on one-stop offices) and
Law 91/2025/QH15 on personal data, for what a follower of a dossier may see.
"""
