"""Who goes in the first squad: the best few squads that keep every rule, or the least that is missing for one."""
